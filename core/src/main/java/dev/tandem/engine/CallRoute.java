package dev.tandem.engine;

import java.time.Duration;

import org.springframework.web.service.invoker.ReactorHttpExchangeAdapter;

/**
 * The way of calls in one generation of a client.
 *
 * @param engine runs them
 * @param exchange makes their attempts
 * @param callTimeout the deadline that the client sets
 */
public record CallRoute(Engine engine, ReactorHttpExchangeAdapter exchange, Duration callTimeout) {
}
