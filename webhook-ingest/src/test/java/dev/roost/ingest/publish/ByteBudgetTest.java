package dev.roost.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ByteBudgetTest {

  private final ByteBudget budget = new ByteBudget(10);

  @Test
  void whatDoesNotFitTakesNothing() {
    assertThat(budget.take(7)).isTrue();
    assertThat(budget.take(4)).isFalse();

    assertThat(budget.held()).isEqualTo(7);
    assertThat(budget.take(3)).isTrue();
  }

  @Test
  void whatIsGivenBackCanBeTakenAgain() {
    budget.take(10);

    budget.giveBack(10);

    assertThat(budget.take(10)).isTrue();
  }
}
