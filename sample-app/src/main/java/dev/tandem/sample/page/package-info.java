/**
 * What the page at {@code /} needs of the application: calls as they went, clients as
 * they are, and the fault switches of the stand-ins.
 */
@NullMarked
package dev.tandem.sample.page;

import org.jspecify.annotations.NullMarked;
