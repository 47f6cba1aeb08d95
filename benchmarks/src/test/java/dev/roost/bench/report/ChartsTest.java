package dev.roost.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.bench.report.BarCharts.Bar;
import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class ChartsTest {

  @Test
  void aBarIsAsLongAsItsShareOfTheHighest() {
    assertThat(BarCharts.length(50, 100)).isEqualTo(BarCharts.length(100, 100) / 2);
    assertThat(BarCharts.length(0, 0)).isZero();
    assertThat(BarCharts.length(Double.NaN, 100)).isZero();
  }

  @Test
  void barsAreAWholeDocumentWhateverTheirNames() throws Exception {
    String svg =
        new BarCharts()
            .chart(
                "p99 < 25 & more", "%.0f", List.of(new Bar("a", 1, true), new Bar("b", 2, false)))
            .toString();

    assertThat(parsed(svg).getElementsByTagName("rect").getLength()).isEqualTo(3);
  }

  @Test
  void linesAreAWholeDocument() throws Exception {
    String svg =
        new LineChart("ms", 140).line("p50", "#000000", List.of(1.0, 140.0, 3.0)).toString();

    assertThat(parsed(svg).getElementsByTagName("polyline").getLength()).isEqualTo(6);
  }

  @Test
  void theScaleEndsOnARoundFigure() {
    assertThat(LineChart.rounded(140)).isEqualTo(200);
    assertThat(LineChart.rounded(51)).isEqualTo(100);
    assertThat(LineChart.rounded(5)).isEqualTo(5);
    assertThat(LineChart.rounded(0.13)).isEqualTo(0.2);
  }

  private static Document parsed(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)));
  }
}
