/**
 * Tables that the processor shares with the runtime and the tests.
 */
@NullMarked
package dev.tandem.processor.table;

import org.jspecify.annotations.NullMarked;
