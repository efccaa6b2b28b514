package dev.tandem.exchange;

import java.util.concurrent.atomic.AtomicBoolean;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.http.ResponseEntity;

/**
 * Holds something for an exchange whose head is handed on before its body is asked for:
 * until the head fails or is cancelled, or the body ends. It is held for as long as the
 * body is left unread, as its connection is, unless the exchange is cancelled: the head
 * may then have been lost on its way to the caller.
 */
final class HeldUntilBodyEnds {

	private HeldUntilBodyEnds() {
	}

	static <T> Mono<ResponseEntity<Flux<T>>> around(Mono<ResponseEntity<Flux<T>>> exchange, Runnable release) {
		AtomicBoolean held = new AtomicBoolean(true);
		AtomicBoolean handedOn = new AtomicBoolean();
		AtomicBoolean reading = new AtomicBoolean();
		Runnable once = () -> {
			if (held.compareAndSet(true, false)) {
				release.run();
			}
		};
		return exchange.map((entity) -> {
			handedOn.set(true);
			return CallStage.withBody(entity,
					CallStage.body(entity)
						.doFirst(() -> reading.set(true))
						.doOnTerminate(once)
						.doFinally((signal) -> once.run()));
		}).doOnCancel(() -> {
			if (!reading.get()) {
				once.run();
			}
		}).doFinally((signal) -> {
			if (!handedOn.get()) {
				once.run();
			}
		});
	}

}
