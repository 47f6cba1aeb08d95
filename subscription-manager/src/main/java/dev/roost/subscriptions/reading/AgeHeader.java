package dev.roost.subscriptions.reading;

import java.time.Duration;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestResponse;

/** RFC 9111's {@code Age}: how many seconds ago X was asked for what a response shows. */
public final class AgeHeader {

  /** Its name, in the OpenAPI document too, where META-INF/openapi.yaml describes it. */
  public static final String NAME = "Age";

  private AgeHeader() {}

  /** 200, with the age of the oldest reading it is made of; without one there is no header. */
  public static <T> RestResponse<T> ok(T body, Stream<Duration> ages) {
    RestResponse.ResponseBuilder<T> response = RestResponse.ResponseBuilder.ok(body);
    ages.max(Duration::compareTo).ifPresent(age -> response.header(NAME, age.toSeconds()));
    return response.build();
  }
}
