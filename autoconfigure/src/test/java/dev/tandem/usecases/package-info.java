/**
 * What a client does, told by what its caller and its server see. Uses Tandem as an
 * application does: properties in, both twins out.
 */
@NullMarked
package dev.tandem.usecases;

import org.jspecify.annotations.NullMarked;
