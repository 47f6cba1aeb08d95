package dev.roost.router.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UncleanStoresTest {

  @TempDir Path application;

  @BeforeEach
  void afterAKill() throws IOException {
    Files.writeString(application.resolve(".lock"), "");
    store("0_3");
    Files.writeString(store("0_4").resolve(".checkpoint"), "0");
    Files.createDirectories(application.resolve("global/rocksdb"));
  }

  @Test
  void whatWasOpenIsDeletedAndNothingElse() {
    assertThat(UncleanStores.delete(application)).isEqualTo(1);

    assertThat(application.resolve("0_3")).doesNotExist();
    assertThat(application.resolve("0_4/rocksdb/remembered/000001.sst")).exists();
    assertThat(application.resolve("global/rocksdb")).exists();
  }

  @Test
  void aDirectoryThatAnotherProcessUsesIsLeftAlone() throws Exception {
    Path lock = application.resolve(".lock");
    try (FileChannel file = FileChannel.open(lock, StandardOpenOption.WRITE);
        var _ = file.lock()) {
      assertThat(UncleanStores.delete(application)).isZero();
    }

    assertThat(application.resolve("0_3")).exists();
  }

  @Test
  void aFirstStartHasNoneAndMakesNothing() {
    Path none = application.resolve("none");

    assertThat(UncleanStores.delete(none)).isZero();

    assertThat(none).doesNotExist();
  }

  private Path store(String task) throws IOException {
    Path files = Files.createDirectories(application.resolve(task).resolve("rocksdb/remembered"));
    Files.writeString(files.resolve("000001.sst"), "table");
    return application.resolve(task);
  }
}
