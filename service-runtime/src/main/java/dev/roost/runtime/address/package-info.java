/** From which address a request comes, where proxies stand in front of the service. */
@NullMarked
package dev.roost.runtime.address;

import org.jspecify.annotations.NullMarked;
