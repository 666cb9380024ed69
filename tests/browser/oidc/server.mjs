// An identity provider on loopback: logs in whoever the test names, and can be told to sign bad tokens.
import http from "node:http";
import { Provider } from "oidc-provider";
import { exportJWK, generateKeyPair, SignJWT } from "jose";

const poort = Number(process.argv[2]);
const app = process.argv[3];
const issuer = `http://127.0.0.1:${poort}`;
const { privateKey } = await generateKeyPair("RS256", { extractable: true });
const jwk = { ...(await exportJWK(privateKey)), kid: "proef", alg: "RS256", use: "sig" };
// What the test asks of the next login: the claims, and how the ID token is spoiled.
let opdracht = { sub: "eva", roles: ["beheerder"], bederf: "" };

const provider = new Provider(issuer, {
  clients: [{
    client_id: "lwd", client_secret: "proefgeheim-voor-loopback", redirect_uris: [`${app}/oauth2callback`],
    post_logout_redirect_uris: [`${app}/oauth2callback`],
  }],
  jwks: { keys: [jwk] },
  claims: { openid: ["sub", "roles", "preferred_username"], profile: ["name"], email: ["email"] },
  conformIdTokenClaims: false,
  findAccount: async (ctx, id) => ({
    accountId: id,
    claims: async () => ({ sub: id, preferred_username: `${id}@almelo.nl`, roles: opdracht.roles }),
  }),
  features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: true } },
  interactions: { url: (ctx, interaction) => `/interactie/${interaction.uid}` },
  cookies: { keys: ["proef"] },
  pkce: { required: () => true },
});

async function interact(req, res) {
  const { prompt, params, session } = await provider.interactionDetails(req, res);
  let result = { login: { accountId: opdracht.sub } };
  if (prompt.name === "consent") {
    const grant = new provider.Grant({ accountId: session.accountId, clientId: params.client_id });
    grant.addOIDCScope("openid profile email");
    result = { consent: { grantId: await grant.save() } };
  }
  await provider.interactionFinished(req, res, result, { mergeWithLastSubmission: true });
}

// Re-signs the ID token of the token endpoint with what the test wants to be wrong with it.
async function spoil(body) {
  const tokens = JSON.parse(body);
  if (!tokens.id_token || !opdracht.bederf) return body;
  const claims = JSON.parse(Buffer.from(tokens.id_token.split(".")[1], "base64url").toString());
  const nu = Math.floor(Date.now() / 1000);
  if (opdracht.bederf === "aud") claims.aud = "een-andere-app";
  if (opdracht.bederf === "exp") Object.assign(claims, { iat: nu - 7200, exp: nu - 3600 });
  if (opdracht.bederf === "oud") Object.assign(claims, { auth_time: nu - 9 * 3600 });
  if (opdracht.bederf === "nonce") claims.nonce = "van-iemand-anders";
  if (opdracht.bederf === "iss") claims.iss = "https://kwaad.nl";
  const sleutel = opdracht.bederf === "sleutel" ? (await generateKeyPair("RS256")).privateKey : privateKey;
  tokens.id_token = await new SignJWT(claims).setProtectedHeader({ alg: "RS256", kid: "proef" }).sign(sleutel);
  return JSON.stringify(tokens);
}

const callback = provider.callback();
http.createServer(async (req, res) => {
  if (req.url === "/opdracht") {
    let body = "";
    for await (const deel of req) body += deel;
    opdracht = JSON.parse(body);
    return res.end("{}");
  }
  if (req.url.startsWith("/interactie/")) return interact(req, res);
  if (req.url === "/token") {
    const end = res.end.bind(res);
    res.end = (body) => { spoil(String(body)).then((nieuw) => { res.removeHeader("content-length"); end(nieuw); }); return res; };
    const writeHead = res.writeHead.bind(res);
    res.writeHead = (status, ...rest) => { res.removeHeader("content-length"); return writeHead(status, ...rest); };
  }
  return callback(req, res);
}).listen(poort, "127.0.0.1", () => console.log("klaar"));
