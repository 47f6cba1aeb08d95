package dev.roost.testsupport.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;

class ModuleRulesTest {

  private static final String SAMPLE = "dev.roost.testsupport.architecture.sample";

  @Test
  void aModuleThatKeepsTheRulesPassesAll() {
    assertThat(broken(ModuleRules.ofTests(SAMPLE + ".clean"))).isEmpty();
  }

  @Test
  void aPackageThatIsNotOnTheListIsRefused() {
    assertThat(broken(greedy())).containsExactly("dependsOnlyOnWhatItsListAllows");
    assertThat(broken(greedy().mayUse("dev.roost.contracts.."))).isEmpty();
  }

  @Test
  void aPackageAllowedInOnePlaceIsRefusedInAnother() {
    ModuleRules inItsPlace =
        ModuleRules.ofTests(SAMPLE).mayUseOnlyIn("greedy", "dev.roost.contracts..");
    ModuleRules elsewhere =
        ModuleRules.ofTests(SAMPLE).mayUseOnlyIn("clean", "dev.roost.contracts..");

    assertThat(broken(inItsPlace)).doesNotContain("dependsOnlyOnWhatItsListAllows");
    assertThat(broken(elsewhere)).contains("dependsOnlyOnWhatItsListAllows");
  }

  @Test
  void packagesThatUseEachOtherAreRefused() {
    assertThat(broken(ModuleRules.ofTests(SAMPLE + ".cycle")))
        .containsExactly("packagesHaveNoCycles");
  }

  @Test
  void aPackageWithoutNullMarkedIsRefused() {
    assertThat(broken(ModuleRules.ofTests(SAMPLE + ".unmarked")))
        .containsExactly("everyPackageIsNullMarked");
  }

  @Test
  void whoSleepsIsRefusedUnlessTheListSaysItMay() {
    ModuleRules rules = ModuleRules.ofTests(SAMPLE + ".waiting");

    assertThat(broken(rules)).containsExactly("noThreadSleeps");
    assertThat(broken(rules.maySleep("Waiting"))).isEmpty();
  }

  @Test
  void aPackageThatMustNotUseAnotherIsHeldToIt() {
    assertThat(broken(ModuleRules.ofTests(SAMPLE).mustNotUse("cycle.one", "cycle.two")))
        .contains("packageDoesNotUse(cycle.one: cycle.two)");
    assertThat(broken(ModuleRules.ofTests(SAMPLE).mustNotUse("cycle.one", "clean")))
        .doesNotContain("packageDoesNotUse(cycle.one: clean)");
  }

  private static ModuleRules greedy() {
    return ModuleRules.ofTests(SAMPLE + ".greedy");
  }

  /** The names of the rules that do not hold. */
  private static List<String> broken(ModuleRules rules) {
    return rules.tests().filter(ModuleRulesTest::fails).map(DynamicTest::getDisplayName).toList();
  }

  private static boolean fails(DynamicTest test) {
    try {
      test.getExecutable().execute();
      return false;
    } catch (Throwable broken) {
      return true;
    }
  }
}
