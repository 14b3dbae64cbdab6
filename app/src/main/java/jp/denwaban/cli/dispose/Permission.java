package jp.denwaban.cli.dispose;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;
import jp.denwaban.account.AccountException;
import jp.denwaban.account.Action;
import jp.denwaban.account.Basis;
import jp.denwaban.account.Gate;
import jp.denwaban.account.NotAllowedException;
import jp.denwaban.account.NotAnsweredException;
import jp.denwaban.account.PeopleDatabase;
import jp.denwaban.account.Person;
import jp.denwaban.account.SignIn;
import jp.denwaban.account.UsagePurpose;
import jp.denwaban.answering.StartException;
import jp.denwaban.answering.StoppedSite;
import jp.denwaban.cli.Refusal;
import jp.denwaban.disposal.Order;
import jp.denwaban.disposal.Purpose;
import jp.denwaban.site.SettingsFile;
import jp.denwaban.site.SiteException;
import jp.denwaban.site.SiteFolder;
import jp.denwaban.site.SiteSettings;

/**
 * How an erasure comes to be permitted: an administrator signs in, types the name of the site, and
 * the entry is durable. Nothing is destroyed here.
 */
final class Permission {
    private static final String STOPPED = "消去は始めていません。何も変更していません。";

    private final SiteFolder site;
    private final Keyboard keyboard;
    private final SignIn.KeyDoor door;
    private final Clock clock;

    Permission(SiteFolder site, Keyboard keyboard, SignIn.KeyDoor door, Clock clock) {
        this.site = site;
        this.keyboard = keyboard;
        this.door = door;
        this.clock = clock;
    }

    /** What was permitted, and to whom. */
    record Given(Order order, Person person) {}

    /**
     * @throws Refusal why not, and that nothing has happened
     */
    Given ask(Purpose purpose) throws Refusal {
        try (StoppedSite stopped = StoppedSite.open(site, clock)) {
            SiteSettings settings = SettingsFile.read(site);
            AtomicLong requests = new AtomicLong();
            Gate gate =
                    new Gate(
                            request -> stopped.obey(request.apply(requests.incrementAndGet())),
                            settings.training());
            Person person = signedIn(gate, requests, stopped);
            gate.require(Action.DISPOSE_SITE);
            confirm(settings);
            gate.enter(Action.DISPOSE_SITE, "purpose=" + purpose);
            return new Given(order(purpose, settings, stopped), person);
        } catch (StartException | SiteException | AccountException e) {
            throw new Refusal(String.valueOf(e.getMessage()), e);
        } catch (NotAllowedException e) {
            throw new Refusal("この操作には管理者権限が要ります。" + STOPPED + "（X-06）", e);
        } catch (NotAnsweredException e) {
            throw new Refusal("監査記録に書けません。" + STOPPED + "（X-08）", e);
        }
    }

    private Order order(Purpose purpose, SiteSettings settings, StoppedSite stopped) {
        return new Order(
                clock.instant(),
                purpose,
                settings.name(),
                settings.kind(),
                settings.training(),
                stopped.head(),
                stopped.anchor().orElseThrow().text());
    }

    private Person signedIn(Gate gate, AtomicLong requests, StoppedSite stopped)
            throws Refusal, AccountException {
        SignIn signIn =
                new SignIn(
                        PeopleDatabase.open(site.people()),
                        door,
                        request -> stopped.obey(request.apply(requests.incrementAndGet())),
                        gate,
                        clock,
                        System::nanoTime);
        String user = keyboard.line("ユーザID: ").orElseThrow(Permission::givenUp);
        char[] password = keyboard.secret("パスワード: ").orElseThrow(Permission::givenUp);
        SignIn.Outcome outcome =
                signIn.attempt(user, password, new Basis.UsageRow(UsagePurpose.OTHER));
        if (outcome instanceof SignIn.Outcome.Opened opened) {
            opened.keys().close();
            return opened.session().person();
        }
        throw new Refusal(why(outcome) + STOPPED + "（X-06）");
    }

    private static String why(SignIn.Outcome outcome) {
        if (outcome instanceof SignIn.Outcome.Wrong) {
            return "ユーザID又はパスワードが違います。";
        }
        if (outcome instanceof SignIn.Outcome.Waiting waiting) {
            return "あと%d秒待ってください。".formatted(waiting.left().toSeconds() + 1);
        }
        if (outcome instanceof SignIn.Outcome.Failed failed) {
            return "利用を開始できません。（" + failed.code() + "）";
        }
        return "このユーザIDは停止しています。";
    }

    private void confirm(SiteSettings settings) throws Refusal {
        String typed =
                keyboard.line(
                                "この所属の録音、鍵、記録の全てを消去します。元に戻せません。\n消去するには所属の名称「"
                                        + settings.name()
                                        + "」を入力してください: ")
                        .orElseThrow(Permission::givenUp);
        if (!typed.strip().equals(settings.name())) {
            throw new Refusal("所属の名称が一致しません。" + STOPPED + "（X-07）");
        }
    }

    private static Refusal givenUp() {
        return new Refusal("入力がありません。" + STOPPED + "（X-07）");
    }
}
