/**
 * What stand-ins of HTTP APIs are made of: routes, faults, recorded requests.
 */
@NullMarked
package dev.tandem.standin;

import org.jspecify.annotations.NullMarked;
