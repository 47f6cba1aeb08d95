package dev.roost.bench.report;

/** A drawing of lines, boxes and words. */
final class Svg {

  private final StringBuilder content = new StringBuilder();
  private final int width;

  Svg(int width) {
    this.width = width;
  }

  Svg text(double x, double y, String anchor, String style, String text) {
    content.append(
        "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" %s>%s</text>%n"
            .formatted(x, y, anchor, style, escaped(text)));
    return this;
  }

  Svg box(double x, double y, double boxWidth, double height, String fill) {
    content.append(
        "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>%n"
            .formatted(x, y, boxWidth, height, fill));
    return this;
  }

  Svg line(String points, String stroke) {
    content.append(
        "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.5\"/>%n"
            .formatted(points, stroke));
    return this;
  }

  String ofHeight(double height) {
    return """
    <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$.0f" viewBox="0 0 %1$d %2$.0f"
     font-family="Helvetica, Arial, sans-serif" font-size="13" fill="#1f2933">
    <rect width="%1$d" height="%2$.0f" fill="#ffffff"/>
    %3$s</svg>
    """
        .formatted(width, height, content);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
