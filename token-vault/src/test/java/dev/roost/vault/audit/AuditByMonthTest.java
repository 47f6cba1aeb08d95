package dev.roost.vault.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.vault.fixtures.Database;
import dev.roost.vault.fixtures.VaultDatabase;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The tables of the trail, without the service. */
class AuditByMonthTest {

  private static VaultDatabase vault;

  private final YearMonth now = YearMonth.now(ZoneOffset.UTC);
  private Database database;

  @BeforeAll
  static void start() {
    vault = new VaultDatabase();
  }

  @AfterAll
  static void stop() {
    vault.close();
  }

  @BeforeEach
  void aFilledTrailOfBefore() throws SQLException {
    vault.startsAt("6");
    database = vault.tables();
    database.run(
        """
        insert into token_vault.audit
          (at, caller_kind, caller, action, app, user_id, fingerprint, outcome, purpose)
        select now() - make_interval(days => 500 - n), 'person', 'alice', 'put-credential',
               'app-' || n, n::text, 'e9db54cafa3c8433', 'done', 'GET /x'
        from generate_series(1, 500) as n
        """);
  }

  private static String partition(String prefix, YearMonth month) {
    return prefix + month.format(DateTimeFormatter.ofPattern("yyyy_MM"));
  }

  private List<String> partitions() throws SQLException {
    return database.strings("select name from token_vault.audit_months() order by ends");
  }

  private void insert(String at) throws SQLException {
    database.run(
        """
        insert into token_vault.audit (at, caller_kind, caller, action, outcome)
        values ('%s', 'person', 'bob', 'read', 'done')
        """
            .formatted(at));
  }

  @Test
  void everyRowKeepsItsIdAndWhatItTellsAndTheNextOneIsLarger() throws SQLException {
    String all =
        """
        select id || ' ' || at || ' ' || caller_kind || ' ' || caller || ' ' || action || ' ' || app
          || ' ' || user_id || ' ' || fingerprint || ' ' || outcome || ' ' || purpose
        from token_vault.audit where caller = 'alice' order by id
        """;
    List<String> before = database.strings(all);

    vault.migratesTo("latest");
    insert("now");

    assertThat(database.strings(all)).hasSize(500).isEqualTo(before);
    assertThat(database.strings("select max(id) from token_vault.audit")).containsExactly("501");
    assertThat(partitions())
        .containsExactly(
            partition("audit_until_", now),
            partition("audit_", now.plusMonths(1)),
            partition("audit_", now.plusMonths(2)),
            partition("audit_", now.plusMonths(3)));
  }

  @Test
  void aRowThatAClockDatedAheadKeepsNoOtherFromBeingDropped() throws SQLException {
    database.run(
        """
        insert into token_vault.audit (at, caller_kind, caller, action, outcome)
        values ('2099-07-01Z', 'person', 'ahead', 'call', 'done')
        """);

    vault.migratesTo("latest");

    assertThat(
            database.strings(
                "select tableoid::regclass || ' ' || id from token_vault.audit where caller = 'ahead'"))
        .containsExactly("token_vault.audit_default 501");
    assertThat(partitions()).startsWith(partition("audit_until_", now));
    assertThatThrownBy(() -> database.run("delete from token_vault." + partitions().getFirst()))
        .hasMessageContaining("append-only");
  }

  @Test
  void whateverItsTimeARowIsStored() throws SQLException {
    vault.migratesTo("latest");

    insert("1970-01-01Z");
    insert("2345-01-01Z");
    insert(now.plusMonths(2) + "-03Z");

    assertThat(
            database.strings(
                "select tableoid::regclass from token_vault.audit where caller = 'bob' order by id"))
        .containsExactly(
            "token_vault." + partition("audit_until_", now),
            "token_vault.audit_default",
            "token_vault." + partition("audit_", now.plusMonths(2)));
  }

  @Test
  void noTableOfTheTrailCanBeChanged() throws SQLException {
    vault.migratesTo("latest");
    database.run("select token_vault.audit_add_month('2345-01-01')");
    insert("2345-01-09Z");
    insert("2346-01-09Z");
    List<String> tables =
        database.strings(
            "select relid::regclass from pg_partition_tree('token_vault.audit') order by 1");
    String rows = "select count(*) from token_vault.audit";
    List<String> before = database.strings(rows);

    assertThat(tables).hasSize(7);
    for (String table : tables) {
      for (String sql :
          List.of(
              "update %s set caller = 'nobody'",
              "delete from %s", "truncate %s", "delete from %s where id = 1")) {
        assertThatThrownBy(() -> database.run(sql.formatted(table)))
            .as(sql, table)
            .hasMessageContaining("append-only");
      }
    }
    assertThat(database.strings(rows)).isEqualTo(before);
  }

  @Test
  void rowsThatCameBeforeTheirMonthWasMadeMoveIntoItAndStayWhatTheyAre() throws SQLException {
    vault.migratesTo("latest");
    insert("2345-01-09Z");
    insert("2345-02-01Z");
    insert("2345-01-31T23:59:59.999999Z");
    String placed =
        """
        select id || ' ' || (tableoid::regclass) from token_vault.audit where caller = 'bob'
        order by id
        """;

    List<String> made = database.strings("select token_vault.audit_add_month('2345-01-01')::text");
    List<String> again = database.strings("select token_vault.audit_add_month('2345-01-01')::text");

    assertThat(made).containsExactly("true");
    assertThat(again).containsExactly("false");
    assertThat(database.strings(placed))
        .containsExactly(
            "501 token_vault.audit_2345_01",
            "502 token_vault.audit_default",
            "503 token_vault.audit_2345_01");
    for (String table : List.of("audit_2345_01", "audit_default")) {
      assertThatThrownBy(() -> database.run("truncate token_vault." + table))
          .hasMessageContaining("append-only");
    }
    database.run("select token_vault.audit_add_month('2345-02-01')");
    assertThat(database.strings(placed)).contains("502 token_vault.audit_2345_02");
  }

  @Test
  void aMonthIsDroppedOnceAllOfItIsOlderAndYoungerRowsStay() throws SQLException {
    vault.migratesTo("latest");
    YearMonth next = now.plusMonths(1);
    insert(next + "-02Z");
    insert(now.plusMonths(2) + "-02Z");
    insert("2345-01-01Z");
    OffsetDateTime end = now.plusMonths(2).atDay(1).atStartOfDay().atOffset(ZoneOffset.UTC);

    List<String> tooEarly = dropped(now.atEndOfMonth() + "T23:59:59.999999Z");
    List<String> dropped = dropped(end.toString());

    assertThat(tooEarly).isEmpty();
    assertThat(dropped)
        .containsExactly(
            partition("audit_until_", now) + " 1 500", partition("audit_", next) + " 501 501");
    assertThat(database.strings("select id from token_vault.audit order by id"))
        .containsExactly("502", "503");
    insert("1999-01-01Z");
  }

  private List<String> dropped(String before) throws SQLException {
    return database.strings(
        "select name || ' ' || first_id || ' ' || last_id from token_vault.audit_drop_months('%s')"
            .formatted(before));
  }

  @Test
  void pagesAndFiltersAreReadThroughIndexes() throws SQLException {
    vault.migratesTo("latest");
    database.run("analyze token_vault.audit");

    for (String condition : List.of("id < 400", "id < 400 and app = 'app-7'")) {
      List<String> plan =
          database.strings(
              "explain select * from token_vault.audit where %s order by id desc limit 3"
                  .formatted(condition));

      assertThat(plan).as("%s", plan).anyMatch(line -> line.contains("Index Scan Backward"));
      assertThat(plan)
          .filteredOn(line -> line.contains(partition("audit_until_", now)))
          .as("%s", plan)
          .noneMatch(line -> line.contains("Seq Scan"));
    }
    assertThat(
            database.strings(
                """
                explain select * from token_vault.audit where at >= '%s-01Z' and at < '%s-01Z'
                order by id desc limit 3
                """
                    .formatted(now.plusMonths(2), now.plusMonths(3))))
        .noneMatch(line -> line.contains(partition("audit_until_", now)));
  }
}
