package example;

@dev.tandem.ApiClient(value = "todo")
@kotlin.Metadata(mv = {2, 3, 0}, k = 1, xi = 48, d1 = {"\u0000\u0014\n\u0002\u0018\u0002\n\u0002\u0010\u0000\n\u0000\n\u0002\u0018\u0002\n\u0002\u0018\u0002\n\u0000\ba\u0018\u00002\u00020\u0001J\u000e\u0010\u0002\u001a\b\u0012\u0004\u0012\u00020\u00040\u0003H\'\u00a8\u0006\u0005\u00c0\u0006\u0003"}, d2 = {"Lexample/HiddenApi;", "", "hidden", "Lreactor/core/publisher/Mono;", "Lexample/Hidden;", "m"})
public abstract interface HiddenApi {

	@org.springframework.web.service.annotation.GetExchange(value = "/hidden")
	@org.jetbrains.annotations.NotNull()
	public abstract reactor.core.publisher.Mono<example.Hidden> hidden();
}
