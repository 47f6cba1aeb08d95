package dev.roost.testsupport.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;

/** Of the classes that are looked at, a class depends only on those that an allow-list names. */
final class UsesOnlyWhatIsListed extends ArchCondition<JavaClass> {

  private final List<AllowList> lists;
  private final DescribedPredicate<JavaClass> lookedAt;

  /**
   * @param lists what is allowed
   * @param lookedAt which used classes must be allowed
   */
  UsesOnlyWhatIsListed(List<AllowList> lists, DescribedPredicate<JavaClass> lookedAt) {
    super("depend only on packages in the module's allow-list");
    this.lists = List.copyOf(lists);
    this.lookedAt = lookedAt;
  }

  @Override
  public void check(JavaClass item, ConditionEvents events) {
    item.getDirectDependenciesFromSelf().stream()
        .filter(dependency -> !isAllowed(dependency))
        .map(dependency -> SimpleConditionEvent.violated(dependency, dependency.getDescription()))
        .forEach(events::add);
  }

  private boolean isAllowed(Dependency dependency) {
    JavaClass used = dependency.getTargetClass().getBaseComponentType();
    String user = dependency.getOriginClass().getPackageName();
    return used.isPrimitive()
        || !lookedAt.test(used)
        || lists.stream().anyMatch(list -> list.allows(user, used.getPackageName()));
  }
}
