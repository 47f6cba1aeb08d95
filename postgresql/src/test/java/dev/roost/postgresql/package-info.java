@org.jspecify.annotations.NullMarked
package dev.roost.postgresql;
