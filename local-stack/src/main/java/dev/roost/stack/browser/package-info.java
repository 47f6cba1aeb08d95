/** What a person's browser does, without a screen: cookies, redirects, and forms. */
@NullMarked
package dev.roost.stack.browser;

import org.jspecify.annotations.NullMarked;
