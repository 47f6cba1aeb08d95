package dev.roost.router.transaction;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class OpenTransactionTest {

  private final OpenTransaction transaction = new OpenTransaction();

  @Test
  void givenUpWithoutATryToCommitItMustNotBeReadOn() {
    transaction.begun();

    transaction.givenUp();

    assertThatThrownBy(transaction::mustNotBeUndone).isInstanceOf(UndoneException.class);
  }

  @Test
  void givenUpAfterATryToCommitAllTasksAreClosed() {
    transaction.begun();
    transaction.committing();

    transaction.givenUp();

    assertThatCode(transaction::mustNotBeUndone).doesNotThrowAnyException();
  }

  @Test
  void theNextOneKnowsNothingOfATryBefore() {
    transaction.begun();
    transaction.committing();
    transaction.begun();

    transaction.givenUp();

    assertThatThrownBy(transaction::mustNotBeUndone).isInstanceOf(UndoneException.class);
  }

  @Test
  void aTransactionBegunMeanwhileMendsNothing() {
    transaction.begun();
    transaction.givenUp();

    transaction.begun();
    transaction.committing();

    assertThatThrownBy(transaction::mustNotBeUndone).isInstanceOf(UndoneException.class);
  }

  @Test
  void whereAllTasksWereLostNothingIsLeftBehind() {
    transaction.begun();
    transaction.givenUp();

    transaction.allTasksLost();

    assertThatCode(transaction::mustNotBeUndone).doesNotThrowAnyException();
  }
}
