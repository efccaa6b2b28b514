/**
 * What an operator sees of a web application over HTTP.
 */
@NullMarked
package dev.tandem.usecases.operations;

import org.jspecify.annotations.NullMarked;
