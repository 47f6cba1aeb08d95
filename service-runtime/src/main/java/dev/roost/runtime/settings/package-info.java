/**
 * Settings that were renamed. A value under an old name would be ignored without a word, and its
 * service would run with a default that nobody chose; so a service does not start with one.
 */
@NullMarked
package dev.roost.runtime.settings;

import org.jspecify.annotations.NullMarked;
