package dev.tandem.sample.config;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.tandem.config.ConfigChangedEvent;
import dev.tandem.config.ConfigWatch;
import dev.tandem.config.ConfigWatchStateEvent;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.BufferOverflowStrategy;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Streams the Spring events of the watch, after the state that it is in.
 */
@RestController
class ConfigEventsController {

	private static final int BUFFER = 256;

	private final Sinks.Many<ServerSentEvent<Map<String, @Nullable Object>>> events = Sinks.many()
		.multicast()
		.directBestEffort();

	private final ConfigWatch watch;

	ConfigEventsController(ConfigWatch watch) {
		this.watch = watch;
	}

	@GetMapping(path = "/config/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	Flux<ServerSentEvent<Map<String, @Nullable Object>>> stream() {
		return Flux.merge(this.events.asFlux(), Flux.defer(() -> Flux.just(state(this.watch.state()))))
			.onBackpressureBuffer(BUFFER, BufferOverflowStrategy.DROP_OLDEST);
	}

	@EventListener
	void changed(ConfigChangedEvent event) {
		Map<String, @Nullable Object> data = new LinkedHashMap<>();
		data.put("path", event.path());
		data.put("oldValue", event.oldValue());
		data.put("newValue", event.newValue());
		data.put("revision", event.revision());
		data.put("changedBy", event.changedBy());
		send("change", data);
	}

	@EventListener
	void moved(ConfigWatchStateEvent event) {
		this.events.tryEmitNext(state(event.state()));
	}

	private ServerSentEvent<Map<String, @Nullable Object>> state(ConfigWatchStateEvent.State state) {
		Map<String, @Nullable Object> data = new LinkedHashMap<>();
		data.put("state", state);
		data.put("revision", this.watch.revision());
		return event("state", data);
	}

	private void send(String name, Map<String, @Nullable Object> data) {
		this.events.tryEmitNext(event(name, data));
	}

	private static ServerSentEvent<Map<String, @Nullable Object>> event(String name,
			Map<String, @Nullable Object> data) {
		return ServerSentEvent.builder(data).event(name).build();
	}

	/**
	 * Or the web server would wait for the streams to end before it stops.
	 */
	@EventListener(ContextClosedEvent.class)
	void close() {
		this.events.tryEmitComplete();
	}

}
