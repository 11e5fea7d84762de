import { page } from "fresh";
import { define } from "../utils.ts";

export const handlers = define.handlers({
  GET: (ctx) => {
    ctx.state.title = "Privacy";
    return page();
  },
});

export default define.page<typeof handlers>(() => (
  <>
    <h1>Privacy</h1>
    <p class="lead">
      We keep what the texts and the reports need, show your number to nobody but you, and sell
      nothing.
    </p>

    <h2>What we keep, and for how long</h2>
    <table class="stacked">
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col">What for</th>
          <th scope="col">How long</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">Your mobile number</th>
          <td>to sign you in and to text you</td>
          <td>until you delete your account</td>
        </tr>
        <tr>
          <th scope="row">ZIP codes, levels, and your agreement to texts</th>
          <td>to know when to text you, and that we may</td>
          <td>until you delete your account</td>
        </tr>
        <tr>
          <th scope="row">Your quiet hours, pause, language, and whether a flood may wake you</th>
          <td>to text you when and how you want it</td>
          <td>until you delete your account</td>
        </tr>
        <tr>
          <th scope="row">Texts we sent you, why, and whether they arrived</th>
          <td>to send each one once, to tell you why it came, and to find faults</td>
          <td>your number is taken off them within a day of deleting your account</td>
        </tr>
        <tr>
          <th scope="row">Your answers to “Is it flooding where you are?”</th>
          <td>to make a report of them for the business district, and for your neighbors</td>
          <td>they stay, with nothing that leads to you, when you delete your account</td>
        </tr>
        <tr>
          <th scope="row">Texts you send us: your number and what you asked for</th>
          <td>to act on each one once; its words are not kept</td>
          <td>a day</td>
        </tr>
        <tr>
          <th scope="row">Sign-in codes</th>
          <td>to sign you in; kept scrambled, with the network address that asked</td>
          <td>a day; they work for 10 minutes</td>
        </tr>
        <tr>
          <th scope="row">Reports, with photos and location if you add them</th>
          <td>for the business district they are in, and for your neighbors</td>
          <td>they stay, with nothing that leads to you, when you delete your account</td>
        </tr>
        <tr>
          <th scope="row">Photos that were uploaded but never sent with a report</th>
          <td>for the report you were writing</td>
          <td>a day</td>
        </tr>
      </tbody>
    </table>

    <h2>Who sees what</h2>
    <ul>
      <li>
        <strong>Everybody</strong>{" "}
        sees of a report: how deep, when, its ZIP code, and the place to about 100 meters. No note,
        no photo, no number.
      </li>
      <li>
        <strong>The managers of the district</strong>{" "}
        it is in see the whole report with its photos, but not who sent it.
      </li>
      <li>
        <strong>Nobody</strong> else. We do not sell or rent data, and we show no advertising.
      </li>
    </ul>

    <h2>Who works for us</h2>
    <ul>
      <li>
        <strong>Twilio</strong> sends our texts: it gets your number and the text.
      </li>
      <li>
        <strong>Amazon S3</strong>, or a store like it, keeps photos and videos. They can be opened
        only by an address that we sign and that ends within minutes.
      </li>
      <li>
        <strong>Open-Meteo</strong> and the <strong>National Weather Service</strong>{" "}
        give us the weather: they get places on the map, never people.
      </li>
      <li>
        <strong>Sentry</strong>{" "}
        tells us of faults in our programs, with numbers, cookies and addresses taken out.
      </li>
    </ul>

    <h2>Cookies</h2>
    <p>
      One keeps you signed in for up to 30 days, one lives for the minutes between asking for a code
      and typing it. Both are for this site alone; there is no tracking. An unsent report is kept in
      your own browser for a day.
    </p>

    <h2>What you can do</h2>
    <ul>
      <li>
        Answer <strong>STOP</strong> to any text, and no more alerts come. <strong>START</strong>
        {" "}
        turns them on again, <strong>PAUSE</strong> keeps them away for a day, <strong>HELP</strong>
        {" "}
        explains.
      </li>
      <li>
        <a href="/account/texts">See each text and why you got it</a>.
      </li>
      <li>
        <a href="/account">Download all we hold about you, or delete your account</a>, at any time.
      </li>
    </ul>
  </>
));
