/**
 * The running client: its generations, and how one takes the place of another.
 */
@NullMarked
package dev.tandem.client;

import org.jspecify.annotations.NullMarked;
