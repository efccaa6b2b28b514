/**
 * Bodies that are sent and received as they come, and the listeners of their progress.
 */
@NullMarked
package dev.tandem.transfer;

import org.jspecify.annotations.NullMarked;
