package jp.denwaban.site;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import jp.denwaban.disk.WholeFile;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes {@code settings.json}, strictly: an unknown or missing field is damage, never a
 * default, because a setting that is silently lost changes how calls are handled.
 */
public final class SettingsFile {
    public static final int VERSION = 1;

    /** 240 lines with two ports each take about 50 kB; five times that is not a settings file. */
    private static final long LARGEST = 256 * 1024;

    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .addModule(new Jdk8Module())
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                    .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                    .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                    .build();

    private SettingsFile() {}

    /**
     * What the wizard decided. The file is never changed by reading it.
     *
     * @throws SiteException S-01 none there, S-02 damaged, S-03 of a later version, S-04 a value
     *     that cannot be, X-01 the site is being erased
     */
    public static SiteSettings read(SiteFolder site) throws SiteException {
        requireInUse(site);
        Path file = site.settings();
        if (!Files.exists(file)) {
            throw new SiteException("S-01", "設定ファイルがありません。初期設定を行ってください。場所: " + file + " ");
        }
        SiteSettings settings = parse(file);
        if (settings.version() != VERSION) {
            throw new SiteException("S-03", "設定ファイルの版が異なります。この版のプログラムでは使えません。場所: " + file + " ");
        }
        SettingsRules.check(settings);
        return settings;
    }

    /**
     * Passes unless the erasure of the site has begun: from then on nobody serves or uses it.
     *
     * @throws SiteException X-01
     */
    public static void requireInUse(SiteFolder site) throws SiteException {
        if (Files.exists(site.disposal())) {
            throw new SiteException(
                    "X-01",
                    "この所属は返却・修理・廃棄のための消去を始めています。応答も利用もできません。" + "denwaban dispose で消去を終わらせてください。");
        }
    }

    /** Replaces the file as a whole: a reader sees the old one or the new one. */
    public static void write(SiteFolder site, SiteSettings settings) throws SiteException {
        SettingsRules.check(settings);
        try {
            WholeFile.replace(site.settings(), JSON.writeValueAsBytes(settings));
        } catch (IOException e) {
            throw new SiteException("S-05", "設定ファイルを書けませんでした。記録先の空きと権限を確認してください。", e);
        }
    }

    private static SiteSettings parse(Path file) throws SiteException {
        try {
            if (Files.size(file) > LARGEST) {
                throw damaged(file, "大きすぎます", null);
            }
            String text = Files.readString(file, StandardCharsets.UTF_8);
            @Nullable SiteSettings settings = JSON.readValue(text, SiteSettings.class);
            if (settings == null) {
                throw damaged(file, "形式", null);
            }
            return settings;
        } catch (JsonProcessingException e) {
            throw damaged(file, where(e), e);
        } catch (IOException e) {
            throw damaged(file, "読めません", e);
        }
    }

    private static String where(JsonProcessingException e) {
        return e.getLocation() == null ? "形式" : e.getLocation().getLineNr() + "行目";
    }

    private static SiteException damaged(Path file, String what, @Nullable Throwable cause) {
        String sentence =
                "設定ファイルが壊れています（" + what + "）。ファイルはそのまま残しました。控えから戻してください。場所: " + file + " ";
        return cause == null
                ? new SiteException("S-02", sentence)
                : new SiteException("S-02", sentence, cause);
    }
}
