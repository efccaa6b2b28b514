/**
 * A stand-in for OpenDecree, so that the sample runs without a server. The tests of
 * Tandem's own client and watch run against it as well: it knows nothing of Tandem.
 */
@NullMarked
package dev.tandem.standin.opendecree;

import org.jspecify.annotations.NullMarked;
