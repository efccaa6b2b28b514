package dev.tandem.usecases;

import java.util.function.Supplier;

import dev.tandem.CallOptions;

/**
 * Both twins of {@link WireApi}.
 *
 * @param reactive the reactive client
 * @param blocking its blocking twin
 * @param nextRequest waits, from when it is asked for, until one more request is received
 */
record WireClients(WireApi reactive, BlockingWireApi blocking, Supplier<Runnable> nextRequest) {

	CallOptions options() {
		return CallOptions.none();
	}

}
