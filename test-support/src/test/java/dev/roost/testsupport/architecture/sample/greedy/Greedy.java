package dev.roost.testsupport.architecture.sample.greedy;

import dev.roost.contracts.topic.Topic;

/** Uses another module. */
record Greedy(Topic[] topics) {}
