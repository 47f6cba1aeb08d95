package dev.roost.testsupport.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;

/** The class's package has a package-info.java with {@link NullMarked}. */
final class BeInNullMarkedPackages extends ArchCondition<JavaClass> {

  BeInNullMarkedPackages() {
    super("be in packages whose package-info.java is @NullMarked");
  }

  @Override
  public void check(JavaClass item, ConditionEvents events) {
    JavaPackage found = item.getPackage();
    boolean marked =
        found
            .tryGetPackageInfo()
            .filter(info -> info.isAnnotatedWith(NullMarked.class))
            .isPresent();
    if (!marked) {
      events.add(
          SimpleConditionEvent.violated(
              item, found.getName() + " has no package-info.java with @NullMarked"));
    }
  }
}
