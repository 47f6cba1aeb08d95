package dev.roost.testsupport.architecture.sample.unmarked;

/** Its package says nothing about null. */
record Unmarked(String name) {}
