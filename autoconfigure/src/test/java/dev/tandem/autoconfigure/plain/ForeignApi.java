package dev.tandem.autoconfigure.plain;

import java.util.List;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/**
 * An interface of a jar, in blocking style, that knows nothing of Tandem.
 */
@HttpExchange("/repos")
public interface ForeignApi {

	@GetExchange("/{name}")
	String get(@PathVariable String name);

	@GetExchange
	List<String> list();

}
