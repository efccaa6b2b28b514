/**
 * Bodies that are sent and received as they come, and who is told of their progress.
 */
@NullMarked
package dev.tandem.transfer;

import org.jspecify.annotations.NullMarked;
