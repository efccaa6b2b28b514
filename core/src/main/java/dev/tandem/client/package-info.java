/**
 * Clients without Spring Boot, and the running client: its generations, and how one
 * replaces another.
 */
@NullMarked
package dev.tandem.client;

import org.jspecify.annotations.NullMarked;
