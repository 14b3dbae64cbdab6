package jp.denwaban.bench.custody;

import static org.assertj.core.api.Assertions.assertThat;

import jp.denwaban.account.ServiceMatrix;
import jp.denwaban.answering.AnsweringMatrix;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A few of everything that {@code bench custody --part tamper} does, and its mutants. */
class TamperPartTest {
    private static final long SEED = System.nanoTime();
    private static Keyed keyed;

    @BeforeAll
    static void oneOrganisation() throws Exception {
        System.out.println("TamperPartTest seed " + SEED);
        keyed = Keyed.make();
    }

    @Test
    void nothingThatIsDoneToASealedFileStaysGenuine() {
        assertThat(new Tampering.AFew().violations(keyed, SEED)).isEmpty();
    }

    @Test
    void aFormatWithoutHeaderHashOrWithoutTheFinalFlagIsCaught() throws Exception {
        assertThat(Mutants.ofTheSealedFile(keyed, SEED))
                .hasSize(2)
                .allSatisfy(mutant -> assertThat(mutant.caught()).as(mutant.what()).isTrue());
    }

    @Test
    void noParserFallsOverSpoiltBytes() {
        assertThat(new ParserFuzz.AFew().violations(keyed, SEED)).isEmpty();
    }

    @Test
    void aParserThatBelievesALengthIsCaught() throws Exception {
        assertThat(Mutants.ofTheChain(keyed, SEED))
                .hasSize(1)
                .allSatisfy(mutant -> assertThat(mutant.caught()).as(mutant.what()).isTrue());
    }

    @Test
    void nobodyGetsMoreThanTheTableGivesFromServicesOrFromAnswering() {
        assertThat(new ServiceMatrix().violations(keyed, SEED)).isEmpty();
        assertThat(new AnsweringMatrix().violations(keyed, SEED)).isEmpty();
    }

    @Test
    void aTableThatOnlyWidgetsAskIsCaught() throws Exception {
        assertThat(Mutants.ofTheRoles(keyed, SEED))
                .hasSize(5)
                .allSatisfy(mutant -> assertThat(mutant.caught()).as(mutant.what()).isTrue());
    }
}
