/**
 * What is logged of calls, and what of it is not shown.
 */
@NullMarked
package dev.tandem.logging;

import org.jspecify.annotations.NullMarked;
