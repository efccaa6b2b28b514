/**
 * What the tests of Tandem share: servers and a proxy over real sockets that behave or
 * misbehave as told, certificates, captured logs, and scenarios run through both twins.
 */
@NullMarked
package dev.tandem.testing;

import org.jspecify.annotations.NullMarked;
