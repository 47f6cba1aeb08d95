/** What a service must do while a server that it depends on is silent, and after. */
@NullMarked
package dev.roost.testsupport.outage;

import org.jspecify.annotations.NullMarked;
