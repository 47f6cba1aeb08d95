package dev.roost.subscriptions.connect;

import dev.roost.subscriptions.consent.AskedScope;
import dev.roost.subscriptions.consent.OAuth;
import dev.roost.subscriptions.consent.Scopes;
import dev.roost.subscriptions.publicurl.PublicUrlConfig;
import dev.roost.xapi.v2.Profile;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * As it is.
 *
 * @param endpoint the webhook on which people are subscribed; absent while the app has several and
 *     none is chosen, or the one it has is not of API 2 though the setting needs that, and nobody
 *     can connect
 * @param invitationsOnly whether people need an invitation
 * @param oauth by which of X's ways they let the app in
 * @param scopes what they are asked for; with 2.0 alone
 * @param profile the set of event types that they are subscribed to
 * @param returnTo where they may be led back to
 * @param branding how the pages look
 * @param page where people connect
 * @param disconnectPage where they disconnect
 * @param callback what has to be on the app's list of callbacks at X, exactly so; for both pages
 */
@Schema(
    examples =
        """
        {"app":"demo","endpoint":"main","invitationsOnly":false,"oauth":"1.0a","returnTo":[],
         "branding":{},"page":"https://connect.example.com/connect/demo",
         "disconnectPage":"https://connect.example.com/disconnect/demo",
         "callback":"https://connect.example.com/connect/demo/callback"}
        """)
public record ConnectView(
    String app,
    @Nullable String endpoint,
    boolean invitationsOnly,
    String oauth,
    @Nullable List<String> scopes,
    @Nullable String profile,
    List<String> returnTo,
    Branding branding,
    String page,
    String disconnectPage,
    String callback) {

  static ConnectView of(
      String app, @Nullable String endpoint, Setting setting, PublicUrlConfig urls) {
    boolean isOAuth2 = setting.oauth() == OAuth.V2;
    return new ConnectView(
        app,
        endpoint,
        setting.invitationsOnly(),
        setting.oauth().wire(),
        isOAuth2
            ? Scopes.inWords(setting.profile()).stream().map(AskedScope::scope).toList()
            : null,
        setting.profile().map(Profile::profile).orElse(null),
        setting.returnTo().stream().map(AllowedReturn::toString).toList(),
        setting.branding(),
        urls.connectPage(app),
        urls.disconnectPage(app),
        urls.callback(app));
  }
}
