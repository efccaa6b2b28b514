/**
 * Tests of clients without Spring Boot.
 */
@NullMarked
package dev.tandem.client;

import org.jspecify.annotations.NullMarked;
