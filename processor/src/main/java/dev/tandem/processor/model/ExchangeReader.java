package dev.tandem.processor.model;

import java.util.Collection;
import java.util.List;

import javax.lang.model.element.Element;

/**
 * Reads {@code @HttpExchange}, and the annotations made of it, the way Spring does: on
 * the method, then on those it overrides; on the definition, then on its
 * super-interfaces.
 */
final class ExchangeReader {

	private static final String HTTP_EXCHANGE = "org.springframework.web.service.annotation.HttpExchange";

	private ExchangeReader() {
	}

	/**
	 * Those of some declarations, in their order.
	 */
	static List<ExchangeAnnotation> of(Collection<? extends Element> declarations) {
		return declarations.stream()
			.flatMap((declaration) -> MergedAnnotations.all(declaration, HTTP_EXCHANGE).stream())
			.map(ExchangeAnnotation::new)
			.toList();
	}

}
