package dev.tandem.usecases;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/**
 * What an application tells of its calls and attempts: the tags of their observations, in
 * the order in which they end.
 */
final class Signals implements ObservationHandler<Observation.Context> {

	static final String CALLS = "tandem.calls";

	static final String ATTEMPTS = "http.client.requests";

	private final Queue<Signal> signals = new ConcurrentLinkedQueue<>();

	void watch(AnnotationConfigApplicationContext context) {
		context.registerBean(Signals.class, () -> this);
	}

	@Override
	public void onStop(Observation.Context context) {
		Map<String, String> tags = new TreeMap<>();
		context.getLowCardinalityKeyValues().forEach((tag) -> tags.put(tag.getKey(), tag.getValue()));
		this.signals.add(new Signal(String.valueOf(context.getName()), tags));
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		return true;
	}

	/**
	 * Tags of the observations of one name and operation.
	 */
	List<Map<String, String>> of(String name, String operation) {
		return this.signals.stream()
			.filter((signal) -> signal.name().equals(name) && operation.equals(signal.tags().get("api.operation")))
			.map(Signal::tags)
			.toList();
	}

	void clear() {
		this.signals.clear();
	}

	private record Signal(String name, Map<String, String> tags) {
	}

}
