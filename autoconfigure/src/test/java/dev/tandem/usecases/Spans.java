package dev.tandem.usecases;

import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import org.awaitility.Awaitility;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration;
import org.springframework.boot.opentelemetry.autoconfigure.OpenTelemetrySdkAutoConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;

/**
 * The spans that Boot's OpenTelemetry bridge exports, kept in memory.
 */
final class Spans {

	private InMemorySpanExporter exporter = InMemorySpanExporter.create();

	/**
	 * Have an application traced, from now on this and no other: it closes the exporter.
	 */
	void watch(AnnotationConfigApplicationContext context) {
		this.exporter = InMemorySpanExporter.create();
		TestPropertyValues.of("management.tracing.sampling.probability=1").applyTo(context);
		context.register(Setup.class);
		SpanProcessor processor = SimpleSpanProcessor.create(this.exporter);
		context.registerBean(SpanProcessor.class, () -> processor);
	}

	/**
	 * Do something within a span of the application.
	 */
	static <T> T within(NotesApplication notes, Supplier<T> action) {
		return Observation.start("caller", notes.bean(ObservationRegistry.class)).observe(action);
	}

	/**
	 * Wait for spans, which may end after their call has handed out its response.
	 * @return the spans as they began
	 */
	List<SpanData> await(int count) {
		Awaitility.await().until(() -> this.exporter.getFinishedSpanItems().size() >= count);
		return all();
	}

	List<SpanData> all() {
		return this.exporter.getFinishedSpanItems()
			.stream()
			.sorted(Comparator.comparingLong(SpanData::getStartEpochNanos))
			.toList();
	}

	static List<SpanData> attempts(List<SpanData> spans) {
		return spans.stream().filter((span) -> span.getKind() == SpanKind.CLIENT).toList();
	}

	static List<SpanData> calls(List<SpanData> spans) {
		return spans.stream()
			.filter((span) -> span.getKind() != SpanKind.CLIENT && !attribute(span, "api.client").equals("none"))
			.toList();
	}

	static SpanData named(List<SpanData> spans, String name) {
		return spans.stream().filter((span) -> span.getName().equals(name)).findFirst().orElseThrow();
	}

	static String attribute(SpanData span, String name) {
		String value = span.getAttributes().get(AttributeKey.stringKey(name));
		return (value != null) ? value : "none";
	}

	/**
	 * What the header tells that names a span.
	 */
	static String traceparent(SpanData span) {
		return "00-%s-%s-%s".formatted(span.getTraceId(), span.getSpanId(),
				span.getSpanContext().getTraceFlags().asHex());
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ OpenTelemetrySdkAutoConfiguration.class, OpenTelemetryTracingAutoConfiguration.class,
			MicrometerTracingAutoConfiguration.class })
	static class Setup {

	}

}
