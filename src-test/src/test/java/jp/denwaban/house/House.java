package jp.denwaban.house;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** The product's classes as compiled, read once for all house rules; no tests among them. */
final class House {
    static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("jp.denwaban");

    static final String[] DRIVERS = {
        "jp.denwaban.line..", "jp.denwaban.audio..", "jp.denwaban.tone..", "jp.denwaban.exchange.."
    };

    private House() {}
}
