package dev.roost.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.bench.report.BarCharts.Bar;
import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
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
  void linesThatEndAtOnePlaceKeepTheirNamesApart() throws Exception {
    LineChart chart = new LineChart("ms", 140);
    List.of("highest", "p99", "p50")
        .forEach(name -> chart.line(name, "#000000", List.of(1.0, 140.0)));

    NodeList texts = parsed(chart.toString()).getElementsByTagName("text");
    List<Double> places =
        IntStream.range(0, texts.getLength())
            .mapToObj(texts::item)
            .filter(text -> List.of("highest", "p99", "p50").contains(text.getTextContent()))
            .map(text -> Double.valueOf(text.getAttributes().getNamedItem("y").getTextContent()))
            .toList();
    assertThat(places).hasSize(3);
    assertThat(places.get(1) - places.get(0)).isGreaterThanOrEqualTo(14);
    assertThat(places.get(2) - places.get(1)).isGreaterThanOrEqualTo(14);
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
