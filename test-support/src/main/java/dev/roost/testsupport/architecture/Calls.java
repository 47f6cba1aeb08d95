package dev.roost.testsupport.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;

/** A rule that nobody calls certain methods. */
final class Calls {

  private Calls() {}

  /**
   * @param exceptions full names of classes that may
   * @param methods with the full names of their classes, whatever their parameters
   */
  static ArchRule areMadeByNobodyBut(Set<String> exceptions, String... methods) {
    Set<String> forbidden = Set.of(methods);
    return noClasses()
        .should()
        .callMethodWhere(
            DescribedPredicate.<JavaCall<?>>describe(
                "one of " + forbidden + ", unless in one of " + exceptions,
                call ->
                    forbidden.contains(call.getTargetOwner().getName() + "." + call.getName())
                        && !exceptions.contains(call.getOriginOwner().getName())));
  }
}
