package io.lapilli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.DependencyType;
import org.springframework.modulith.docs.Documenter;

/** The house: modules use only what they may, and the picture of it in the documents is true. */
class ModularityTest {

    private static final ApplicationModules MODULES = ApplicationModules.of(Lapilli.class);
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.lapilli");
    private static final Path PICTURE = Path.of("src/docs/modules.md");

    @Test
    void modulesUseOnlyWhatTheyMay() {
        MODULES.verify();
    }

    @Test
    void documentation() {
        new Documenter(MODULES).writeModuleCanvases().writeModulesAsPlantUml().writeIndividualModulesAsPlantUml();
    }

    @Test
    void thePictureOfTheModulesIsTrue() throws IOException {
        String expected = picture();
        String actual = Files.exists(PICTURE) ? Files.readString(PICTURE) : "";
        if (!actual.equals(expected)) {
            Files.writeString(PICTURE, expected);
        }
        assertThat(actual)
                .as("it was out of date and has been written anew: commit it")
                .isEqualTo(expected);
    }

    @Test
    void viewsAndHttpStayOutOfModuleRoots() {
        noClasses()
                .that()
                .resideInAnyPackage(MODULES.stream()
                        .map(module -> module.getBasePackage().getName())
                        .filter(name -> !name.equals("io.lapilli.ui") && !name.equals("io.lapilli.gateway"))
                        .toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.vaadin..", "jakarta.servlet..", "org.springframework.web.bind..")
                .check(CLASSES);
    }

    @Test
    void viewsAndControllersArePackagePrivate() {
        classes()
                .that()
                .areAnnotatedWith("com.vaadin.flow.router.Route")
                .or()
                .areAnnotatedWith("org.springframework.web.bind.annotation.RestController")
                .should()
                .bePackagePrivate()
                .check(CLASSES);
    }

    /** The help sheet shows what is listed there. */
    @Test
    void keysWithControlAreListedAsShortcuts() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("io.lapilli.ui.Shortcut")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("com.vaadin.flow.component.Shortcuts")
                .check(CLASSES);
    }

    /** A Mermaid graph of who uses whom; {@code shared} is left out, since everybody uses it. */
    private static String picture() {
        var lines = new TreeSet<String>();
        for (ApplicationModule module : MODULES) {
            String name = module.getIdentifier().toString();
            if (name.equals("shared")) {
                continue;
            }
            lines.add("  " + name);
            module.getDirectDependencies(MODULES, DependencyType.values()).stream()
                    .map(dependency ->
                            dependency.getTargetModule().getIdentifier().toString())
                    .filter(target -> !target.equals("shared") && !target.equals(name))
                    .forEach(target -> lines.add("  " + name + " --> " + target));
        }
        return "# Modules\n\nWho uses whom, drawn by `ModularityTest`; `shared` is used by all.\n\n```mermaid\ngraph TD\n"
                + lines.stream().collect(Collectors.joining("\n"))
                + "\n```\n";
    }
}
