/**
 * Retrofit on OkHttp.
 */
@NullMarked
package dev.tandem.benchmarks.peer.retrofit;

import org.jspecify.annotations.NullMarked;
