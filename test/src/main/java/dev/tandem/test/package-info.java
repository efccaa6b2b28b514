/**
 * Support for tests of applications that call HTTP APIs: a test slice, a WireMock server
 * for each client, assertions on what was sent, faults and recordings.
 */
@NullMarked
package dev.tandem.test;

import org.jspecify.annotations.NullMarked;
