/** Holds records against the JSON Schemas of contracts, in tests of whoever writes the records. */
@NullMarked
package dev.roost.testsupport.schema;

import org.jspecify.annotations.NullMarked;
