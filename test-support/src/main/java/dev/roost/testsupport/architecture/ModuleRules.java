package dev.roost.testsupport.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * The rules that a module is held to: the same for all modules, but for the module's own list of
 * what it may use and of its exceptions. A module's architecture test is a {@code @TestFactory}
 * that returns {@link #tests}.
 *
 * <p>Packages and classes of the module are named without its root: {@code envelope} is {@code
 * dev.roost.vault.envelope} and all below it. Packages of others are named as ArchUnit does: {@code
 * io.quarkus..}.
 */
public final class ModuleRules {

  private final String root;
  private final JavaClasses classes;
  private final List<AllowList> general = new ArrayList<>();
  private final List<AllowList> exceptions = new ArrayList<>();
  private final Set<String> awaiting = new HashSet<>();
  private final Set<String> sleeping = new HashSet<>();
  private final Map<String, ArchRule> own = new LinkedHashMap<>();

  private ModuleRules(String root, JavaClasses classes) {
    this.root = root;
    this.classes = classes;
    mayUse(root + "..");
    mayUse(AllowList.PLATFORM.toArray(String[]::new));
  }

  /** Rules for the main classes of the module with this root package. */
  public static ModuleRules of(String root) {
    return new ModuleRules(
        root,
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            // What JMH's annotation processor writes is nobody's to mend.
            .withImportOption(location -> !location.contains("/jmh_generated/"))
            .importPackages(root));
  }

  /** Rules for all classes below this root, for a module that consists of tests. */
  public static ModuleRules ofTests(String root) {
    return new ModuleRules(root, new ClassFileImporter().importPackages(root));
  }

  /**
   * The whole module may use these packages.
   *
   * @param packages never a service's: {@link #mayUseOnlyIn} is for that
   */
  public ModuleRules mayUse(String... packages) {
    general.add(new AllowList(List.of(root + ".."), List.of(packages)));
    return this;
  }

  /** One package of the module may use these packages, beside what the whole module may. */
  public ModuleRules mayUseOnlyIn(String user, String... packages) {
    exceptions.add(new AllowList(List.of(below(user)), List.of(packages)));
    return this;
  }

  /** One package of the module must not use those packages of the module. */
  public ModuleRules mustNotUse(String user, String... packages) {
    return and(
        "packageDoesNotUse(" + user + ": " + String.join(", ", packages) + ")",
        noClasses()
            .that()
            .resideInAPackage(below(user))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(Stream.of(packages).map(this::below).toArray(String[]::new)));
  }

  /** This class may block its thread until a {@code Uni} has its item. */
  public ModuleRules mayAwaitUni(String className) {
    awaiting.add(root + "." + className);
    return this;
  }

  /** This class may put its thread to sleep. */
  public ModuleRules maySleep(String className) {
    sleeping.add(root + "." + className);
    return this;
  }

  /** A rule that only this module has. */
  public ModuleRules and(String name, ArchRule rule) {
    own.put(name, rule);
    return this;
  }

  /** A test of each rule. */
  public Stream<DynamicTest> tests() {
    Map<String, ArchRule> rules = new LinkedHashMap<>();
    rules.put("dependsOnlyOnWhatItsListAllows", dependsOnlyOnWhatIsAllowed());
    rules.put("importsNoServicesClasses", importsNoService());
    rules.put("packagesHaveNoCycles", packagesHaveNoCycles());
    rules.put("everyPackageIsNullMarked", classes().should(new BeInNullMarkedPackages()));
    rules.put(
        "noThreadAwaitsAUni", Calls.areMadeByNobodyBut(awaiting, "io.smallrye.mutiny.Uni.await"));
    rules.put(
        "noThreadSleeps",
        Calls.areMadeByNobodyBut(
            sleeping, "java.lang.Thread.sleep", "java.util.concurrent.TimeUnit.sleep"));
    rules.putAll(own);
    return rules.entrySet().stream().map(rule -> test(rule.getKey(), rule.getValue()));
  }

  private DynamicTest test(String name, ArchRule rule) {
    String description = name + ": " + rule.getDescription();
    return DynamicTest.dynamicTest(name, () -> rule.as(description).check(classes));
  }

  /** The root package is one of them. */
  private ArchRule packagesHaveNoCycles() {
    String parent = root.substring(0, root.lastIndexOf('.'));
    return slices().matching(parent + ".(**)").should().beFreeOfCycles();
  }

  private ArchRule dependsOnlyOnWhatIsAllowed() {
    List<AllowList> all = new ArrayList<>(general);
    all.addAll(exceptions);
    return classes().should(new UsesOnlyWhatIsListed(all, alwaysTrue()));
  }

  /** What a whole module is allowed does not count here. */
  private ArchRule importsNoService() {
    return classes()
        .should(
            new UsesOnlyWhatIsListed(
                exceptions, resideInAnyPackage(Services.allBut(root)).forSubtype()));
  }

  private String below(String packageOfModule) {
    return root + "." + packageOfModule + "..";
  }
}
