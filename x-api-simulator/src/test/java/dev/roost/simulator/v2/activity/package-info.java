@org.jspecify.annotations.NullMarked
package dev.roost.simulator.v2.activity;
