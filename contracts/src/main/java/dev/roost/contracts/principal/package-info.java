/**
 * The users at the brokers. A package of its own, because the list of topics names them and the
 * list of ACLs is made from both.
 */
@NullMarked
package dev.roost.contracts.principal;

import org.jspecify.annotations.NullMarked;
